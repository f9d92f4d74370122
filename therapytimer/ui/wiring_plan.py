"""The wiring of plan and reports among themselves: one line a connection, by sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.plan.planning import Planning


def wire_planning(planning: Planning) -> None:
    """Connect the pages of plan and reports with those who do what is wished on them."""
    page, reporting, packing = planning.page, planning.reporting, planning.packing
    page.back_requested.connect(planning.go_back)
    page.plan.edit_requested.connect(planning.edit)
    page.plan.recertify_requested.connect(planning.recertify)
    page.reports.write_requested.connect(reporting.write)
    page.reports.open_requested.connect(reporting.show_report)
    page.reports.export_requested.connect(reporting.export)
    page.packet.packet_wished.connect(packing.make)
    page.packet.cancel_requested.connect(packing.cancel)
    report = reporting.page
    report.back_requested.connect(reporting.go_back)
    report.form.report_wished.connect(reporting.keep)
    report.signing.sign_wished.connect(reporting.sign)
    report.signing.export_requested.connect(reporting.export_shown)
    report.signing.drop_requested.connect(reporting.drop)
    reporting.left.connect(planning.show_told)

"""The clinic in a visit record: the heading of the note, its logo and its paper."""

from therapytimer.visit.logo import PAPERS, logo_bytes, logo_text
from therapytimer.visit.people import Clinic
from therapytimer.visit.record.fields import Fields, RecordError, wrong


def clinic_fields(clinic: Clinic) -> dict[str, object]:
    """Write the heading of the clinic."""
    return {
        "name": clinic.name,
        "address": clinic.address,
        "telephone": clinic.telephone,
        "npi": clinic.npi,
        "tax_number": clinic.tax_number,
        **({"logo": clinic.logo} if clinic.logo else {}),
        **({"paper": clinic.paper} if clinic.paper != PAPERS[0] else {}),
    }


def read_clinic(record: Fields) -> Clinic:
    """Read the heading of the clinic; all of it may be absent."""
    fields = record.object("clinic") or Fields({}, "clinic")
    return Clinic(
        name=fields.text("name"),
        address=fields.text("address"),
        telephone=fields.text("telephone"),
        npi=fields.text("npi"),
        tax_number=fields.text("tax_number"),
        logo=_read_logo(fields),
        paper=_read_paper(fields),
    )


def _read_logo(fields: Fields) -> str:
    text = fields.text("logo")
    try:
        return text and logo_text(logo_bytes(text))
    except ValueError as error:
        raise RecordError(f"{fields.where('logo')}: {error}") from None


def _read_paper(fields: Fields) -> str:
    paper = fields.text("paper", PAPERS[0])
    if paper not in PAPERS:
        raise wrong(fields.where("paper"), "letter or a4", paper)
    return paper

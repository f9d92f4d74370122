"""Unexpected errors: told once, logged without patients, never fatal."""

import logging
import sys

import pytest

from therapytimer.app.trouble import LOG, Trouble


@pytest.fixture
def told():
    return []


@pytest.fixture
def trouble(tmp_path, told):
    yield Trouble(tmp_path, told.append)
    logger = logging.getLogger("therapytimer")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


def fail(trouble, error):
    def slot():
        raise error

    try:
        slot()
    except ValueError:
        trouble.meet(*sys.exc_info())


def test_an_error_is_told_once_with_a_code(trouble, told):
    for _ in range(3):
        fail(trouble, ValueError("Sample Patient One"))
    assert len(told) == 1
    assert "code" in told[0]


def test_the_log_holds_type_file_and_line_and_no_patient(trouble, tmp_path):
    fail(trouble, ValueError("Sample Patient One"))
    text = (tmp_path / LOG).read_text()
    assert "ValueError" in text
    assert "test_trouble.py:" in text
    assert "Patient" not in text


def test_stopping_by_the_keyboard_is_no_trouble(trouble, told, capsys):
    trouble.meet(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_it_stands_in_for_what_nobody_caught(trouble, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    trouble.stand_in()
    assert sys.excepthook == trouble.meet


def test_what_another_part_logs_opens_the_log_no_sooner_and_stands_there_once(
    trouble, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    trouble.stand_in()
    assert not (tmp_path / LOG).exists()
    for code in ("DAY-1 one two", "DAY-1 three four"):
        logging.getLogger("therapytimer").error(code)
    assert (tmp_path / LOG).read_text() == "DAY-1 one two\nDAY-1 three four\n"


def test_without_a_folder_a_line_for_the_log_is_lost_and_nothing_else(
    trouble, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    tmp_path.rmdir()
    trouble.stand_in()
    logging.getLogger("therapytimer").error("DAY-1 one two")
    assert not tmp_path.exists()

"""A field says beneath what is wrong, to the eye and to a screen reader."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from therapytimer.ui.fields import field as field_module
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import NewPassphrase, PassphraseField


@pytest.fixture
def field(qtbot):
    made = Field("Name", "As the notes shall print it.")
    qtbot.addWidget(made)
    made.show()
    return made


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def test_a_problem_takes_the_place_of_the_hint(field):
    assert words(field) == ["Name", "As the notes shall print it."]
    field.show_problem("Type your name.")
    assert words(field) == ["Name", "Type your name."]
    assert field.edit.property("invalid") is True
    field.show_problem("")
    assert words(field) == ["Name", "As the notes shall print it."]
    assert field.edit.property("invalid") is False


def test_a_hint_that_comes_later_waits_behind_a_problem(field):
    field.show_problem("Type your name.")
    field.show_hint("Or your initials.")
    assert words(field) == ["Name", "Type your name."]


def test_a_screen_reader_hears_name_hint_and_problem(field, monkeypatch):
    heard = []
    monkeypatch.setattr(field_module, "announce", lambda _, sentence: heard.append(sentence))
    assert field.edit.accessibleName() == "Name"
    assert field.edit.accessibleDescription() == "As the notes shall print it."
    field.show_problem("Type your name.")
    assert field.edit.accessibleDescription() == "Type your name."
    assert heard == ["Type your name."]


def test_blanks_alone_are_nothing_typed(field):
    field.set_text("   ")
    assert not field.needs("Type your name.")
    assert field.problem() == "Type your name."


def test_a_passphrase_is_hidden_until_one_asks_to_see_it(qtbot):
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field.eye.click()
    assert (field.edit.echoMode(), field.eye.text()) == (QLineEdit.EchoMode.Normal, "Hide")
    field.eye.click()
    assert (field.edit.echoMode(), field.eye.text()) == (QLineEdit.EchoMode.Password, "Show")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [("", "Four or five words"), ("short", "5 characters. Four"), ("x" * 15, "A good length.")],
)
def test_the_hint_at_length_goes_along_with_typing(qtbot, typed, begins):
    made = NewPassphrase()
    qtbot.addWidget(made)
    made.show()
    for field in (made.first, made.second):
        field.edit.setText("once")
        field.edit.setText(typed)
    assert words(made.first)[1].startswith(begins)


@pytest.mark.parametrize(("typed", "sound"), [("", False), ("1234567", False), ("12345678", True)])
def test_a_new_passphrase_has_eight_characters(qtbot, typed, sound):
    made = NewPassphrase()
    qtbot.addWidget(made)
    for field in (made.first, made.second):
        field.edit.setText(typed)
    assert made.is_sound() is sound
    assert bool(made.first.problem()) is not sound


def test_a_notice_is_there_only_while_it_says_something(qtbot):
    notice = Notice("warn")
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.say("The disk is full.")
    assert not notice.isHidden()
    notice.say("")
    assert notice.isHidden()

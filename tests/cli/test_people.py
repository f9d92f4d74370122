"""`therapytimer people`: who works on a laptop."""

import pytest
from cli.terminal import run

ALEX = ("--name", "Alex Stone", "--credentials", "PTA", "--assistant")
DANA = "Sample Therapist Dana Kay"


def add(clinic, *words, typed="another horse\n"):
    return clinic.run(
        "--clinician", DANA, "people", "add", *words, "--new-passphrase-file", "-", typed=typed
    )


def listed(clinic):
    return clinic.run("--clinician", DANA, "people", "list").out.splitlines()


def test_an_assistant_is_added_with_all_that_notes_print(clinic):
    words = ("--supervised-by", DANA, "--npi", "1234567893", "--licence", "TX 77")
    assert add(clinic, *ALEX, *words).code == 0
    assert listed(clinic) == [
        f"Alex Stone, PTA, assistant, supervised by {DANA}, NPI 1234567893, licence TX 77",
        f"{DANA}, PT, DPT, therapist, NPI 1000000000",
    ]


def test_whoever_was_added_signs_in_by_their_own_passphrase(clinic):
    add(clinic, *ALEX)
    words = ("--data", clinic.folder, "--passphrase-file", "-", "--clinician", "Alex Stone")
    assert run(*words, "people", "list", typed="another horse\n").code == 0
    assert "does not fit" in run(*words, "people", "list", typed="correct horse\n").refused


def test_both_passphrases_may_come_from_standard_input(clinic):
    words = ("--data", clinic.folder, "--passphrase-file", "-", "people", "add", *ALEX)
    typed = "correct horse\nanother horse\n"
    assert run(*words, "--new-passphrase-file", "-", typed=typed).code == 0


def test_with_several_clinicians_the_name_is_asked_for(clinic):
    add(clinic, *ALEX)
    assert "Alex Stone" in clinic.run("people", "list").refused


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((*ALEX, "--npi", "12345"), "'12345'; expected 10 digits"),
        ((*ALEX, "--supervised-by", "Nobody"), "'Nobody'"),
        (("--name", "Jo", "--credentials", "PT", "--supervised-by", DANA), "--assistant"),
        (("--name", DANA, "--credentials", "PT"), DANA),
        (("--name", " ", "--credentials", "PT"), "name"),
        (("--name", "Jo"), "--credentials"),
    ],
)
def test_a_bad_addition_is_named_and_adds_nobody(words, named, clinic):
    assert named in add(clinic, *words).refused
    assert len(listed(clinic)) == 1


@pytest.mark.parametrize("typed", ["", "s", "1234567"])
def test_a_short_new_passphrase_adds_nobody(clinic, typed):
    assert "at least 8 characters" in add(clinic, *ALEX, typed=f"{typed}\n").refused
    assert len(listed(clinic)) == 1


def test_an_assistant_supervises_nobody(clinic):
    add(clinic, *ALEX)
    words = (
        "--name",
        "Kim",
        "--credentials",
        "PTA",
        "--assistant",
        "--supervised-by",
        "Alex Stone",
    )
    assert "'Alex Stone' is an assistant" in add(clinic, *words).refused


def test_a_retired_clinician_stays_listed_and_signs_in_no_more(clinic):
    add(clinic, *ALEX)
    assert clinic.run("--clinician", DANA, "people", "retire", "Alex Stone").code == 0
    assert listed(clinic)[1] == "Alex Stone, PTA, assistant, retired"
    words = ("--data", clinic.folder, "--passphrase-file", "-", "--clinician", "Alex Stone")
    assert "Alex Stone" in run(*words, "people", "list", typed="another horse\n").refused


def test_the_last_clinician_stays(clinic):
    assert "last clinician" in clinic.run("people", "retire", DANA).refused


def test_the_last_therapist_and_whoever_signs_in_stay(clinic):
    add(clinic, *ALEX)
    sign_in = ("--clinician", DANA)
    assert "last therapist" in clinic.run(*sign_in, "people", "retire", DANA).refused
    add(clinic, "--name", "Kim", "--credentials", "PT")
    assert "themselves" in clinic.run(*sign_in, "people", "retire", DANA).refused
    assert len(listed(clinic)) == 3


def test_retiring_somebody_unknown_names_the_known(clinic):
    refused = clinic.run("people", "retire", "Nobody").refused
    assert "'Nobody'" in refused
    assert DANA in refused

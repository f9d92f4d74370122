"""Theme, text size and window place in their plain file."""

import pytest

from therapytimer.app.looks import FILE, Looks, read_looks, write_looks


def test_looks_come_back_as_they_were(tmp_path):
    looks = Looks("dark", 150, (10, 20, 1366, 768), {"pause": "B"}, strip_place=(30, 40))
    write_looks(tmp_path / "new", looks)
    assert read_looks(tmp_path / "new") == looks


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"theme": "pink"}',
        '{"text_percent": 900}',
        '{"place": [1, 2, "x", 4]}',
        '{"place": [1, 2], "strip_place": [1, 2, 3]}',
    ],
)
def test_what_makes_no_sense_has_its_default(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    assert read_looks(tmp_path) == Looks()


def test_looks_that_cannot_be_kept_trouble_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    write_looks(tmp_path / "file" / "folder", Looks())

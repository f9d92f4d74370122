import pytest
from pdf.logos import a_logo
from PIL import Image

from therapytimer.ui.clinic.paper_part import PaperPart
from therapytimer.visit.logo import logo_bytes
from therapytimer.visit.people import Clinic

CLINIC = Clinic("Sample Clinic", "1 Example Street")


@pytest.fixture
def part(qtbot):
    made = PaperPart()
    qtbot.addWidget(made)
    made.show_clinic(CLINIC)
    return made


@pytest.fixture
def said(part):
    """What the part wished and why it refused."""
    heard = []
    part.wished.connect(heard.append)
    part.refused.connect(heard.append)
    return heard


def test_another_paper_is_wished_with_all_that_the_clinic_has(part, said):
    part.paper.buttons["a4"].click()
    assert said == [Clinic("Sample Clinic", "1 Example Street", paper="a4")]


def test_a_large_picture_becomes_a_small_logo(part, said, tmp_path):
    file = tmp_path / "logo.jpg"
    Image.new("RGB", (3000, 1500), "teal").save(file)
    part.take_logo(file)
    assert said[0].name == "Sample Clinic"
    assert len(logo_bytes(said[0].logo)) < 50_000
    assert not part.picture.pixmap().isNull()


def test_a_logo_can_be_taken_away(part, said):
    part.show_clinic(Clinic(logo=a_logo()))
    part.none.click()
    assert said == [Clinic()]
    assert not part.none.isEnabled()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 no picture", "expected a PNG or a JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is not taken as the logo"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(part, said, tmp_path, content, why):
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    part.take_logo(file)
    assert len(said) == 1
    assert why in said[0]


def test_a_picture_of_fifty_megabytes_is_made_small_or_refused(part, said, tmp_path):
    file = tmp_path / "logo.bmp"
    Image.new("RGB", (6000, 3000)).save(file)
    part.take_logo(file)
    assert "expected a PNG or a JPEG" in said[0]
    file = tmp_path / "logo.png"
    Image.new("1", (9000, 9000)).save(file)
    part.take_logo(file)
    assert "too many" in said[1]


def test_a_file_that_is_gone_is_said(part, said, tmp_path):
    part.take_logo(tmp_path / "gone.png")
    assert "gone.png is not taken as the logo" in said[0]

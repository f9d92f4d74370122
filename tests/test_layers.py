"""Plain pytest catches a forbidden import too."""

from pathlib import Path

from importlinter.cli import lint_imports

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_every_import_runs_downwards(capsys):
    assert lint_imports(config_filename=str(PYPROJECT), cache_dir=None) == 0, (
        capsys.readouterr().out
    )

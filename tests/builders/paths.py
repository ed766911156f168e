"""Where things lie: the project, and the folder of shared cases beside it, which may be absent."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"

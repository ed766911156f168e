"""Fail where a file or folder is larger than allowed. Usage: check_size.py PATH MEGABYTES"""

from __future__ import annotations

import sys
from pathlib import Path

path, limit = Path(sys.argv[1]), float(sys.argv[2])
files = (
    [path]
    if path.is_file()
    else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
)
size = sum(each.stat().st_size for each in files) / 1e6
print(f"{path.name}: {size:.1f} MB, {len(files)} files")
sys.exit(size > limit)

"""Where the store is: nothing goes in but the environment; its folder comes out."""

import os
from pathlib import Path


def store_folder() -> Path:
    """The folder of the store: `SELON_STORE`, else `data/store` of the project."""
    return Path(os.environ.get("SELON_STORE") or Path(__file__).parent.parent / "data" / "store").absolute()

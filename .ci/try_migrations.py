"""Runs every migration on a database made for it, then `alembic check`: do they meet the models?"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from api.postgres import Embedded
from api.settings import ROOT


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="patron-migrations-") as folder:
        server = Embedded(Path(folder) / "pg")
        config = Config(ROOT / "alembic.ini")
        config.set_main_option("sqlalchemy.url", server.start().replace("%", "%%"))
        try:
            command.upgrade(config, "head")
            command.check(config)
        except CommandError as difference:
            sys.stderr.write(f"{difference}\n")
            return 1
        finally:
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())

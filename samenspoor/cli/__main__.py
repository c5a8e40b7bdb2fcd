"""`python -m samenspoor.cli`: how one command starts another without looking for a program on the path."""

import sys

from samenspoor.cli import main

sys.exit(main())

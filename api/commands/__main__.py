"""`python -m api.commands` is the `patron` program."""

from api.commands.program import main

main()

"""Plain subtrees of a query run as generated Python; everything else as graphql-core runs it.

A listing of 24 products asks for some 460 values. graphql-core looks each of them up: the field's
definition, its resolver, its arguments, its path, whether the value can be awaited, how its type
is completed. For most of them the answer is always the same: read an attribute, check its class,
put it into a dict. So the first time a selection is seen, `source.py` writes those steps down as
a Python function, and `executor.py` calls it from then on. Of `money { amount }` it makes

    def complete(it, given):
      if it is None: raise ValueError
      if it.__class__ not in classes4: raise ValueError
      field5 = it.amount
      if field5 is None: raise ValueError
      if not (field5.__class__ is str): raise ValueError
      it = {'amount': field5}
      return it

It is safe because it only ever does what has no side effects and one outcome: it reads attributes
of our rows, and calls resolvers that are declared `pure`, with arguments or without. So whenever
a value is not exactly what its type wants (None where there must be something, another class, an
exception, something to await), the function raises, whatever it is, and the stock executor runs
that subtree again, with its own errors and paths. Any other resolver is never compiled.

`PATRON_COMPILED=0` turns it off; a differential test compares both ways; `counts` tells how often.
"""

from schema.compiled.counting import Counts, counts
from schema.compiled.executor import CompilingExecutor

__all__ = ["CompilingExecutor", "Counts", "counts"]

"""What shop fronts tell of a visit."""

from typing import Annotated

import strawberry

from resolvers import events
from schema.errors import InvalidInput
from schema.fields import ANYONE, mutation, served_from


@served_from(events.EventsLogged)
class EventsLogged:
    """How many events were noted."""

    count: int


LogEventsResult = Annotated[EventsLogged | InvalidInput, strawberry.union("LogEventsResult")]


@strawberry.type
class EventMutations:
    log_events = mutation(events.log_events, returns=LogEventsResult, allow=ANYONE, audited=False)

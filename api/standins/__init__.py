"""Outside services for the demo and the tests: real servers, told to misbehave on request."""

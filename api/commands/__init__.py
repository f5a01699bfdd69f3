"""The `patron` program: one module for each thing that a person does with a shop."""

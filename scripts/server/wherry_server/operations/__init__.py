"""What the operations do. `rest` and `lists` follow from the shape of a path; the others know their operations by name."""

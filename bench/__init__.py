"""What a request costs: Patron's operations beside the floor, on the catalogue of the peers."""

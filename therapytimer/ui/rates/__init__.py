"""What bills rest on and the clinic keeps: payers, fees, thresholds and edit tables."""

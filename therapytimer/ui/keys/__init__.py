"""Keys and pedals: what each does, the sheet that says so, and pedals that are learnt."""

"""How the program looks: colours, fonts, icons, measures and the theme made of them."""

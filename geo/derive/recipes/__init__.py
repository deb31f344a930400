"""What recipes say, as strict models; the rooms beside this one make shapes of it."""

from geo.derive.recipes.read import Division, Recipes, read_recipes

__all__ = ["Division", "Recipes", "read_recipes"]

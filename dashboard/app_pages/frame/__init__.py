"""The frame around every page: view, navigation, filters, saved views, export menu."""

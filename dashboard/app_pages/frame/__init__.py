"""The frame around every page: view, navigation, filters, saved views, downloads menu."""

"""The app that `union-health serve --feeds` runs: the dashboard and the feeds in one server."""

import streamlit as st

from dashboard.feeds.routes import feed_routes
from dashboard.home.registers import Home, home_folder
from dashboard.paths import app_file
from dashboard.query.scope import server_scope

app = st.App(str(app_file()), routes=feed_routes(Home(home_folder()), server_scope()))

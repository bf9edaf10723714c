"""Figures: values in, a Chart out. Nothing here reads a register, a session or the clock.

Show one with ``st.plotly_chart(chart.figure, theme=None, config=CONFIG, alt=chart.alt)`` below its title: the figures
carry their own colours and fonts, and Streamlit's theme would overwrite some of them.
"""

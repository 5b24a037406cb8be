"""What the workers do, as Celery loads it."""

from celery import Celery

app = Celery("jobs", broker="redis://127.0.0.1:6379/0")


@app.task
def add(one, other):
    return one + other

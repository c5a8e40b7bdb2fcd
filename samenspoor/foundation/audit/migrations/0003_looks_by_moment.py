from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_policies"), ("organisations", "0002_policies")]

    operations = [
        migrations.AddIndex(
            model_name="accesslog",
            index=models.Index(fields=["-looked_at"], name="access_log_by_moment"),
        ),
    ]

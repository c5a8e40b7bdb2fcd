import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_statistics")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="confirmed_retention",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                blank=True,
                default=list,
                size=None,
                verbose_name="retention confirmed for",
            ),
        ),
    ]

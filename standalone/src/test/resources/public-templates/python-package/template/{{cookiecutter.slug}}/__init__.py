NAME = {{ cookiecutter.project_name | jsonify }}
{%- if cookiecutter.use_docker == True %}
DOCKER = True
{%- endif %}

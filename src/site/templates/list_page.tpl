<h1>{{TITLE}}</h1>
{{>ABOVE}}
{{>LIST}}

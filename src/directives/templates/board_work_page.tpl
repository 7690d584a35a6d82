<h1>Việc của tôi</h1>
{{>TABS}}
{{>WORK}}

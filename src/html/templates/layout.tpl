<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{{#CSRF}}<meta name="csrf" content="{{TOKEN}}">{{/CSRF}}
{{#SESSION}}<meta name="session-ends-in" content="{{SECONDS}}" data-person="{{PERSON}}" data-post="{{POST}}">{{/SESSION}}
<title>{{TITLE}} – Bền Vững</title>
{{#ICON}}<link rel="icon" type="image/svg+xml" href="{{ASSET}}">{{/ICON}}
{{#STYLE}}
<link rel="stylesheet" href="{{ASSET}}">
{{/STYLE}}
</head>
<body>
<a class="skip-link" href="#main">Tới nội dung chính</a>
<header class="top-bar navbar d-print-none">
<div class="container-xl">
<a class="navbar-brand" href="/">Bền Vững</a>
{{#DEMONSTRATION}}<span class="demonstration">Dữ liệu trình diễn</span>{{/DEMONSTRATION}}
{{>SEARCH}}
<a class="help-link" href="{{HELP_ADDRESS}}">{{HELP_TEXT}}</a>
{{>ACCOUNT}}
{{#NAVIGATION_BAR}}
<nav aria-label="Các phần của hệ thống">
<ul class="navbar-nav">
{{#NAVIGATION}}
<li class="nav-item"><a class="nav-link" href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>
{{/NAVIGATION}}
</ul>
</nav>
{{/NAVIGATION_BAR}}
</div>
</header>
<main id="main" class="container-xl" tabindex="-1">
{{>NOTICE}}
{{>ERRORS}}
{{>MAIN}}
</main>
<footer class="page-foot d-print-none">
<div class="container-xl">Bền Vững {{VERSION}} · Mã yêu cầu: <span class="request-id">{{REQUEST}}</span></div>
</footer>
{{#SCRIPT}}
<script type="module" src="{{ASSET}}"></script>
{{/SCRIPT}}
</body>
</html>

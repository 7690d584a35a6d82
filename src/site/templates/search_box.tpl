<form class="frame-search" action="{{ADDRESS}}" method="get" role="search" aria-label="{{TEXT}} trong mọi trang">
<label class="visually-hidden" for="frame-search">{{TEXT}}</label>
<input type="text" id="frame-search" name="q" placeholder="{{TEXT}}" maxlength="200" autocomplete="off" enterkeyhint="search">
<button type="submit" aria-label="{{TEXT}} (gửi)"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"></circle><path d="M10.5 10.5 L14.5 14.5"></path></svg></button>
</form>
<a class="frame-search-link" href="{{ADDRESS}}" aria-label="{{TEXT}}"><svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true"><circle cx="7" cy="7" r="4.5"></circle><path d="M10.5 10.5 L14.5 14.5"></path></svg></a>

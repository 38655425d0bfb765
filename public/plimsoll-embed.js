/**
 * <plimsoll-embed>: puts what a Dockerfile weighs below its code, in any page. One classic script, nothing else; src/share/LINKS.md
 * describes it.
 *
 *   <script src="https://example.org/plimsoll/plimsoll-embed.js" defer></script>
 *   <plimsoll-embed><pre><code>FROM debian</code></pre></plimsoll-embed>
 *
 * With `data-auto` on the script every Dockerfile in the page gets one. Without script the code stays as it is.
 */
(function () {
  'use strict';
  var script = document.currentScript;
  var BLOCKS =
    'pre > code.language-dockerfile, pre > code.language-docker, .language-dockerfile pre > code, pre.language-dockerfile > code, pre.docker > code';
  /** Options that go to the embed as they are. */
  var PASSED = ['theme', 'view', 'load-line', 'spoiler', 'tabs'];

  async function fragmentOf(workspace) {
    var packed = new Blob([JSON.stringify({ workspace: workspace })])
      .stream()
      .pipeThrough(new CompressionStream('deflate-raw'));
    var bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    var binary = '';
    for (var byte of bytes) binary += String.fromCharCode(byte);
    var letters = btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    return '#v1:' + letters;
  }

  class PlimsollEmbed extends HTMLElement {
    #isLive = false;

    connectedCallback() {
      // The content comes after the opening tag when the page is still being read.
      if (document.readyState === 'loading') {
        addEventListener('DOMContentLoaded', () => this.#prepare(), { once: true });
      } else {
        this.#prepare();
      }
    }

    #prepare() {
      if (this.#isLive || this.querySelector(':scope > .plimsoll-open') !== null) return;
      if (getComputedStyle(this).display === 'inline') this.style.display = 'block';
      if (this.getAttribute('on') === 'sight') {
        var observer = new IntersectionObserver((entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          observer.disconnect();
          void this.show();
        });
        observer.observe(this);
        return;
      }
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'plimsoll-open';
      button.textContent = this.getAttribute('label') || 'What does it weigh?';
      button.addEventListener('click', () => void this.show());
      this.append(button);
    }

    /** Puts the embed in the place of the button. The code above it stays. */
    async show() {
      if (this.#isLive) return;
      this.#isLive = true;
      var code = this.querySelector('code') || this.querySelector('pre') || this;
      var button = this.querySelector(':scope > .plimsoll-open');
      if (button !== null) button.remove();
      // Highlighters put each line into a box of its own, without a line break between: only innerText has one there.
      var dockerfile = code.innerText.replace(/\u00a0/g, ' ').replace(/\n*$/, '\n');
      var base = this.getAttribute('src') || (script && script.src) || location.href;
      var address = new URL('./embed.html', base);
      for (var name of PASSED) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      address.searchParams.set('hide', this.getAttribute('hide') ?? 'code');
      address.hash = await fragmentOf({ dockerfile: dockerfile });
      var frame = document.createElement('iframe');
      frame.title = 'What this Dockerfile weighs';
      frame.style.cssText = 'display:block;width:100%;height:300px;border:0';
      frame.src = address.href;
      addEventListener('message', function (event) {
        var said = event.data;
        if (event.source !== frame.contentWindow || !said || said.type !== 'plimsoll:height')
          return;
        if (Number.isFinite(said.height)) {
          frame.style.height = Math.min(Math.max(said.height, 40), 4000) + 'px';
        }
      });
      this.append(frame);
    }
  }

  if (!customElements.get('plimsoll-embed')) customElements.define('plimsoll-embed', PlimsollEmbed);

  function wrapAll() {
    for (var code of document.querySelectorAll(BLOCKS)) {
      var pre = code.closest('pre');
      if (pre === null || pre.closest('plimsoll-embed') !== null) continue;
      var embed = document.createElement('plimsoll-embed');
      for (var name of ['on', 'hide', 'label'].concat(PASSED)) {
        var value = script.getAttribute('data-' + name);
        if (value !== null) embed.setAttribute(name, value);
      }
      pre.replaceWith(embed);
      embed.append(pre);
    }
  }

  if (script && script.hasAttribute('data-auto')) {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', wrapAll);
    else wrapAll();
  }
})();

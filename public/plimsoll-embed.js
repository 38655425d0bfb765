/**
 * <plimsoll-embed>: puts what a Dockerfile weighs below its code, in any page. One classic script, nothing else; src/share/LINKS.md
 * describes it.
 *
 *   <script src="https://example.org/plimsoll/plimsoll-embed.js" defer></script>
 *   <plimsoll-embed><pre><code>FROM debian</code></pre></plimsoll-embed>
 *
 * With `data-auto` on the script every Dockerfile in the page gets one, also those that come later. Without script the code stays as it is.
 */
(function () {
  'use strict';
  var script = document.currentScript;
  var BLOCKS =
    'pre > code.language-dockerfile, pre > code.language-docker, .language-dockerfile pre > code, pre.language-dockerfile > code, pre.docker > code';
  /** Options that go to the embed as they are. */
  var PASSED = ['theme', 'view', 'load-line', 'spoiler', 'tabs'];
  /** Milliseconds after which an embed that has not told its height is taken for one that never will. */
  var PATIENCE = 20000;

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
    /** The code that it weighs when that is not its own content. */
    code = null;

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
      var code = this.code || this.querySelector('code') || this.querySelector('pre') || this;
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
      var patience = setTimeout(() => this.#giveUp(frame), PATIENCE);
      addEventListener('message', function (event) {
        var said = event.data;
        if (event.source !== frame.contentWindow || !said || said.type !== 'plimsoll:height')
          return;
        clearTimeout(patience);
        if (Number.isFinite(said.height)) {
          frame.style.height = Math.min(Math.max(said.height, 40), 4000) + 'px';
        }
      });
      this.append(frame);
    }

    /** The page around may allow no frames of other origins, or nobody answers at the address: a link serves in either case. */
    #giveUp(frame) {
      var link = document.createElement('a');
      link.href = frame.src.replace('/embed.html', '/').replace(/\?[^#]*/, '');
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = 'The weight could not be shown here: open it in Plimsoll';
      frame.replaceWith(link);
    }
  }

  if (!customElements.get('plimsoll-embed')) customElements.define('plimsoll-embed', PlimsollEmbed);

  /** What stands below a block of code, and how often it was put there. */
  var added = new WeakMap();

  /**
   * Puts one below every block. The block itself stays where it is: a framework that has drawn it (Docusaurus, VitePress) would stumble
   * over a page whose parts have moved.
   */
  function addToAll() {
    for (var code of document.querySelectorAll(BLOCKS)) {
      var pre = code.closest('pre');
      if (pre === null || pre.closest('plimsoll-embed') !== null) continue;
      var before = added.get(code);
      // A framework that wakes up (hydration) may remove it once; one that does so again and again does not want it.
      if (before !== undefined && (before.embed.isConnected || before.times > 2)) continue;
      var embed = document.createElement('plimsoll-embed');
      for (var name of ['on', 'hide', 'label'].concat(PASSED)) {
        var value = script.getAttribute('data-' + name);
        if (value !== null) embed.setAttribute(name, value);
      }
      embed.code = code;
      pre.after(embed);
      added.set(code, { embed: embed, times: before === undefined ? 1 : before.times + 1 });
    }
  }

  /** Pages that are changed in place bring new blocks without being loaded: looked at once a frame at most. */
  function follow() {
    var isDue = false;
    addToAll();
    new MutationObserver(function () {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(function () {
        isDue = false;
        addToAll();
      });
    }).observe(document.body, { childList: true, subtree: true });
  }

  if (script && script.hasAttribute('data-auto')) {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', follow);
    else follow();
  }
})();

using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Capture;

/// <summary>The two small scripts by which a form stands within another page: a frame of ours that is as high as what is in it. Neither page reads anything of the other.</summary>
internal sealed class FormScripts : IRootEndpoint
{
    // In the page of the company: puts the frame where the script stands, passes on the campaign, and heeds the height that the frame tells.
    private const string Embed = """
        (function(){var s=document.currentScript;if(!s)return;var o=new URL(s.src).origin,k=s.getAttribute("data-form");if(!k)return;
        var p=new URLSearchParams(),q=new URLSearchParams(location.search);q.forEach(function(v,n){if(/^utm_/.test(n)||(s.getAttribute("data-parameters")||"").split(",").indexOf(n)>=0)p.set(n,v)});
        p.set("embed","1");p.set("lang",s.getAttribute("data-lang")||document.documentElement.lang||navigator.language||"en");
        try{var v=localStorage.getItem("crm.visitor");if(v)p.set("visitor",v)}catch(e){}
        var f=document.createElement("iframe");f.src=o+"/f/"+encodeURIComponent(k)+"?"+p;f.title=s.getAttribute("data-title")||"Form";f.style.cssText="width:100%;border:0;height:40rem";f.loading="lazy";
        s.parentNode.insertBefore(f,s.nextSibling);
        addEventListener("message",function(e){if(e.origin===o&&e.source===f.contentWindow&&e.data&&typeof e.data.crmFormHeight==="number"){f.style.height=Math.min(Math.max(e.data.crmFormHeight,80),6000)+"px"}})})();
        """;

    // In the frame: tells how high it is, and nothing else.
    private const string Frame = """
        (function(){function t(){parent.postMessage({crmFormHeight:document.documentElement.offsetHeight},"*")}
        new ResizeObserver(t).observe(document.documentElement);addEventListener("load",t);t()})();
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/f/embed.js", (HttpContext http) => Script(http, Embed)).ExcludeFromDescription().OpenToAnyone();
        routes.MapGet("/f/frame.js", (HttpContext http) => Script(http, Frame)).ExcludeFromDescription().OpenToAnyone();
    }

    internal static IResult Script(HttpContext http, string text)
    {
        // Pages of others load it; it holds nothing that is not for everybody.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Content(text, "text/javascript; charset=utf-8");
    }
}

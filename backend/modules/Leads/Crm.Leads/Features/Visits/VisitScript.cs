using Crm.Leads.Features.Capture;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Visits;

/// <summary>The small script that tells of visits. It keeps nothing in the browser before somebody agrees, and does nothing at all where the browser asks not to be tracked.</summary>
internal sealed class VisitScript : IRootEndpoint
{
    // crmVisits.allow() is called once somebody has agreed, crmVisits.withdraw() when they take it back.
    private const string Text = """
        (function(){var s=document.currentScript;if(!s)return;var o=new URL(s.src).origin,k="crm.visitor",n=navigator;
        if(n.globalPrivacyControl||n.doNotTrack==="1"){window.crmVisits={allow:function(){},withdraw:function(){}};return}
        function id(){try{return localStorage.getItem(k)}catch(e){return null}}
        function call(m,p,b){fetch(o+"/api/v1/visits"+p,{method:m,headers:b?{"content-type":"application/json"}:{},body:b&&JSON.stringify(b),keepalive:true,credentials:"omit"}).catch(function(){})}
        function tell(v,c){var b={path:location.pathname,counted:c};if(v){var q=new URLSearchParams(location.search),r="";try{r=new URL(document.referrer).host}catch(e){}
        b.visitorId=v;b.title=document.title.slice(0,200);if(r&&r!==location.host)b.referrer=r;["source","medium","campaign"].forEach(function(x){var u=q.get("utm_"+x);if(u)b[x]=u.slice(0,200)})}call("POST","",b)}
        window.crmVisits={allow:function(){if(id())return;var v=crypto.randomUUID();try{localStorage.setItem(k,v)}catch(e){return}tell(v,true)},
        withdraw:function(){var v=id();if(!v)return;try{localStorage.removeItem(k)}catch(e){}call("DELETE","/"+v)}};
        tell(id(),false)})();
        """;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v.js", (HttpContext http) => FormScripts.Script(http, Text)).ExcludeFromDescription().OpenToAnyone();
}

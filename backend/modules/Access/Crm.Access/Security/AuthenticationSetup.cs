using Crm.Access.Domain;
using Crm.Access.Persistence;
using Crm.Access.Security.Directory;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Access.Security;

/// <summary>Who may come in, and by what: a key in the Authorization header, else the session cookie.</summary>
internal static class AuthenticationSetup
{
    private const string Choose = "KeyOrSession";

    // What OWASP recommends for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet, 2023); old hashes are renewed at the next sign-in.
    private const int HashIterations = 210_000;

    public static void AddCrmAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(Choose)
            .AddPolicyScheme(Choose, displayName: null, o => o.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? ApiKeyHandler.SchemeName : SessionCookie.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddCookie(SessionCookie.SchemeName, o =>
            {
                o.Cookie.Name = SessionCookie.CookieName;
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.SlidingExpiration = true;
                o.ExpireTimeSpan = Session.Lifetime(keepSignedIn: false);
                o.EventsType = typeof(SessionCookie);
            })
            .AddDirectory(configuration);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.SchemeName).PostConfigure<TimeProvider>((o, clock) => o.TicketDataFormat = new RememberedTickets(o.TicketDataFormat, clock));
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-CSRF-Token";
            o.Cookie.Name = "crm_csrf";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
            o.SuppressReadingTokenFromFormBody = true;
        });
        services.AddDataProtection().SetApplicationName("Crm");

        // That the keys lie in the database as they are is decided (docs/adr/0006); said at each start it would only alarm.
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new SharedKeys(scopes));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Crm:SignIn:HashIterations", HashIterations));
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<SignInRate>();
        services.AddSingleton<CallerCache>();
        services.AddSingleton<LastSeen>();
        services.AddHostedService<LastSeenWriter>();
        services.AddHostedService<Housekeeping>();
    }
}

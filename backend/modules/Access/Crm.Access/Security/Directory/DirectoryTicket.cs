using System.Security.Claims;
using Crm.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security.Directory;

/// <summary>What stands between the directory's answer and our session: a sealed cookie of ten minutes that only the operations of the session are sent.</summary>
internal sealed record DirectoryTicket(DirectoryIdentity Identity, bool KeepSignedIn)
{
    public const string SchemeName = "DirectoryTicket";

    /// <summary>What of it people asked for before they went to the directory.</summary>
    public const string Keep = "keep";

    /// <summary>The ticket's claims: those that are read, and nothing else of what the directory told.</summary>
    public static ClaimsPrincipal Principal(ClaimsPrincipal told) => new(new ClaimsIdentity(told.Claims.Where(c => DirectoryIdentity.Claims.Contains(c.Type, StringComparer.Ordinal)), SchemeName));

    public static async Task<DirectoryTicket> Read(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<DirectoryOptions>>().Value;
        if (!options.IsOn)
        {
            throw new NotFoundException("directory");
        }

        var ticket = await http.AuthenticateAsync(SchemeName);
        return ticket.Principal is { } principal && DirectoryIdentity.Of(principal, options.SecondFactor) is { } identity
            ? new DirectoryTicket(identity, ticket.Properties!.Items.ContainsKey(Keep))
            : throw new NotSignedInException("directory_ticket_missing", "The answer of the directory is not here, or too old. Begin again.");
    }

    public static Task Discard(HttpContext http) => http.SignOutAsync(SchemeName);
}

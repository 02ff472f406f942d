using System.Reflection;
using Crm.Access.Demo;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using Crm.Access.Domain;
using Crm.Access.Security.Directory;
using Crm.Platform.Security;
using Microsoft.Extensions.Options;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>Says who is signed in and what they may do.</summary>
internal sealed record GetSession : IQuery<SessionResponse>;

internal sealed class GetSessionHandler(
    AccessDb access, CurrentUser user, ModuleCatalog modules, DemoCompany demo, PasswordRules passwords, PasskeyCeremonies passkeys, IOptions<DirectoryOptions> directory) : IRequestHandler<GetSession, SessionResponse>
{
    private static readonly ProductInfo Product = ReadProduct();

    public async Task<SessionResponse> Handle(GetSession request, CancellationToken ct)
    {
        var isKnown = user.Id is not null;
        return new SessionResponse
        {
            User = user is { Id: { } id, Source: ChangeSource.Browser } ? await SignedIn(id, ct) : null,
            Permissions = modules.Permissions.Where(p => user.LevelOf(p.Name) != AccessLevel.None)
                .ToDictionary(p => p.Name, p => user.LevelOf(p.Name), StringComparer.Ordinal),
            SetupRequired = !isKnown && !await access.HasUsers(ct),
            DemoUsers = isKnown ? [] : await demo.Entrances(ct),
            Directory = directory.Value is { IsOn: true } door ? new DirectoryDoor { Name = door.Name, Only = door.Only } : null,
            PasswordMinLength = passwords.MinLength,
            PasskeyDomain = passkeys.Domain,
            Product = Product,
        };
    }

    private Task<SessionUser?> SignedIn(Guid id, CancellationToken ct) => access.Users.AsNoTracking().Where(u => u.Id == id)
        .Select(u => new { User = u, On = access.SecondFactors.Any(f => f.UserId == u.Id && f.ConfirmedAt != null), HasPasskey = access.Passkeys.Any(p => p.UserId == u.Id), Needed = u.Role.RequiresSecondFactor || u.MoreRoles.Any(r => r.Role.RequiresSecondFactor) })
        .Select(u => new SessionUser
        {
            Id = u.User.Id, Name = u.User.Name, Email = u.User.Email, Language = u.User.Language, PartnerId = u.User.PartnerId, Role = u.User.Role.Key, RoleName = u.User.Role.Name,
            TeamName = u.User.Team == null ? null : u.User.Team.Name, HasPassword = u.User.PasswordHash != User.NoPassword, SecondFactor = u.On, Passkey = u.HasPasskey,
            SecondFactorMissing = u.Needed && !u.On && !u.HasPasskey && user.MustFirst != null,
        })
        .SingleOrDefaultAsync(ct);

    private static ProductInfo ReadProduct()
    {
        var assembly = typeof(ModuleCatalog).Assembly;
        return new ProductInfo
        {
            Name = assembly.GetCustomAttribute<AssemblyProductAttribute>()!.Product,
            Version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        };
    }
}

internal sealed class GetSessionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session", async (HttpContext http, Browser browser, CancellationToken ct) => TypedResults.Ok(await browser.Describe(http, ct)))
        .WithName("GetSession").WithTags("Session")
        .WithSummary("Who is signed in, what they may do, and the token for unsafe methods")
        .OpenToAnyone();
}

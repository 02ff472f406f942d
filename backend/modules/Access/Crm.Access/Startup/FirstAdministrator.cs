using Crm.Access.Domain;
using Crm.Access.Features.Users;
using Crm.Kernel;
using Crm.Platform.Hosting;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Access.Startup;

/// <summary>
/// Lets somebody in where nobody exists yet: the administrator of <c>Crm:Admin:Email</c> and <c>Crm:Admin:Password</c>, or whoever
/// reads the one-time link in the log. A demonstration brings its own people.
/// </summary>
internal sealed partial class FirstAdministrator(
    AccessDb access, IMediator mediator, UnitOfWork unitOfWork, IConfiguration configuration, IOptions<DemoOptions> demo, TimeProvider clock, ILogger<FirstAdministrator> logger)
    : IStartupTask
{
    public int Order => 20;

    public async Task Run(CancellationToken ct)
    {
        if (await access.HasUsers(ct))
        {
            return;
        }

        var (email, password) = (configuration["Crm:Admin:Email"], configuration["Crm:Admin:Password"]);
        if (!string.IsNullOrWhiteSpace(email) && !string.IsNullOrEmpty(password))
        {
            await Create(email, password, ct);
        }
        else if (!string.IsNullOrWhiteSpace(email) || !string.IsNullOrEmpty(password))
        {
            throw new InvalidOperationException("Set both Crm:Admin:Email and Crm:Admin:Password, or neither to get a set-up link in the log.");
        }
        else if (!demo.Value.Enabled)
        {
            await OfferLink(ct);
        }
    }

    private async Task Create(string email, string password, CancellationToken ct)
    {
        var role = await access.Roles.AsNoTracking().SingleAsync(r => r.Key == Role.AdministratorKey, ct);
        try
        {
            await mediator.Send(new CreateUser(configuration["Crm:Admin:Name"] ?? "Administrator", email, password, role.Id), ct);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidOperationException($"The first administrator of Crm:Admin was refused. {e.Message}", e);
        }
    }

    private async Task OfferLink(CancellationToken ct)
    {
        var secret = Secrets.New();
        await unitOfWork.Run(() => Task.FromResult(access.SetupTokens.Add(new SetupToken(secret, clock.GetUtcNow().UtcDateTime)).Entity), ct);
        LogLink(logger, $"{PublicAddress.Of(configuration)}/setup?token={secret}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody can sign in yet. Create the first administrator within a day at {Link}")]
    private static partial void LogLink(ILogger logger, string link);
}

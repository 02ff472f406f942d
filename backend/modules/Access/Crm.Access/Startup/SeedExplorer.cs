using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Startup;

/// <summary>Makes the explorer known as the app that it is.</summary>
internal sealed class SeedExplorer(AccessDb access, UnitOfWork unitOfWork, TimeProvider clock) : IStartupTask
{
    public int Order => 11;

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await unitOfWork.Run(() => Seed(ct), ct);
        }
        catch (ConflictException)
        {
            // Another instance starts at the same moment and was first.
        }
    }

    private async Task<Unit> Seed(CancellationToken ct)
    {
        if (!await access.Apps.AnyAsync(a => a.ClientId == ConnectedApp.Explorer, ct))
        {
            access.Apps.Add(ConnectedApp.OfExplorer(clock.GetUtcNow().UtcDateTime));
        }

        return Unit.Value;
    }
}

using System.Globalization;
using Crm.Access.Features.ApiKeys;
using Crm.Kernel;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access.Operation;

/// <summary>Makes an API key on the command line and prints it, and nothing else, so that a script can take it.</summary>
internal sealed class CreateApiKeyVerb : IOperatorVerb
{
    public string Name => "api-key create";

    public string Usage => "--name NAME --role ROLE [--scopes contacts:read,accounts:read] [--days DAYS]";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        if (!VerbInput.Check(options, ["name", "role"], ["scopes", "days"])
            || await VerbInput.Role(services.GetRequiredService<AccessDb>(), options["role"], ct) is not { } role)
        {
            return 2;
        }

        DateTimeOffset? expires = null;
        if (options.TryGetValue("days", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 36_500)
            {
                await Console.Error.WriteLineAsync("--days takes a whole number of days.");
                return 2;
            }

            expires = services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(days);
        }

        var scopes = options.GetValueOrDefault("scopes")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            var created = await services.GetRequiredService<IMediator>().Send(new CreateApiKey(options["name"], role.Id, scopes, expires), ct);
            Console.WriteLine(created.Key);
            return 0;
        }
        catch (CrmException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

using Crm.Access.Domain;
using Crm.Access.Features.Users;
using Crm.Kernel;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access.Operation;

/// <summary>Creates a user on the command line; without a password it makes one and prints it.</summary>
internal sealed class CreateUserVerb : IOperatorVerb
{
    public string Name => "user create";

    public string Usage => "--name NAME --email EMAIL --role ROLE [--password PASSWORD]";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        if (!VerbInput.Check(options, ["name", "email", "role"], ["password"])
            || await VerbInput.Role(services.GetRequiredService<AccessDb>(), options["role"], ct) is not { } role)
        {
            return 2;
        }

        var password = options.GetValueOrDefault("password") ?? Secrets.New()[..20];
        try
        {
            await services.GetRequiredService<IMediator>().Send(new CreateUser(options["name"], options["email"], password, role.Id), ct);
        }
        catch (CrmException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        if (!options.ContainsKey("password"))
        {
            Console.WriteLine(password);
        }

        return 0;
    }
}

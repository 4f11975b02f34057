using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NasGen.Cli.Commands;

/// <summary>The usual help, followed by the details of a <see cref="DetailedCommand"/>.</summary>
internal sealed class DetailedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Help is shown even if required arguments are missing.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parsed)
    {
        var code = usual.Invoke(parsed);
        if (parsed.CommandResult.Command is DetailedCommand command) parsed.InvocationConfiguration.Output.WriteLine(command.Details);
        return code;
    }

    /// <summary>Makes this the help of a command and of all its subcommands.</summary>
    public static void Use(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new DetailedHelp((HelpAction)option.Action!);
    }
}

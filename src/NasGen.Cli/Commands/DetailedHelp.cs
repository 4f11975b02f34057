using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NasGen.Cli.Commands;

/// <summary>The usual help, and then what the command has to add.</summary>
internal sealed class DetailedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parsed)
    {
        var code = usual.Invoke(parsed);
        if (parsed.CommandResult.Command is DetailedCommand command) parsed.InvocationConfiguration.Output.WriteLine(command.Details);
        return code;
    }

    /// <summary>Makes it the help of a command and of all below.</summary>
    public static void Use(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new DetailedHelp((HelpAction)option.Action!);
    }
}

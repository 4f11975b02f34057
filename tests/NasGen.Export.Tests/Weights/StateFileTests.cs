using NasGen.Export.Tests.Python;
using NasGen.Export.Weights;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Weights;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-weights-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Extensions => [".dat", ".pt", ".safetensors"];

    [Theory, MemberData(nameof(Extensions))]
    public void What_is_written_is_read_to_the_bit_and_in_the_same_order(string extension)
    {
        var state = Network().state_dict();
        StateFile.Write(At("net" + extension), state);
        var read = StateFile.Read(At("net" + extension));
        Assert.Equal(state.Keys, read.Select(entry => entry.Key));
        Assert.All(read, entry => Assert.True(StateFile.IsSame(entry.Values, state[entry.Key].detach())));
    }

    [Fact]
    public void TorchSharp_loads_the_own_format_and_writes_the_same()
    {
        var (from, to) = (Network(), Network());
        StateFile.Write(At("net.dat"), from.state_dict());
        to.load(At("net.dat"));
        Assert.All(to.state_dict(), entry => Assert.True(StateFile.IsSame(entry.Value.detach(), from.state_dict()[entry.Key].detach())));
        to.save(At("again.dat"));
        Assert.Equal(File.ReadAllBytes(At("net.dat")), File.ReadAllBytes(At("again.dat")));
    }

    [PyTorchFact]
    public void Weights_go_through_PyTorch_and_come_back_to_the_bit()
    {
        var state = Network().state_dict();
        StateFile.Write(At("net.pt"), state);
        Python("state = torch.load(FOLDER + '/net.pt')\ntorch.save({key: value.clone() for key, value in state.items()}, FOLDER + '/plain.pt')");
        StateFile.Write(At("net.safetensors"), StateFile.Read(At("net.pt")).ToDictionary(entry => entry.Key, entry => entry.Values));
        Python("from collections import OrderedDict\ntorch.save(OrderedDict(torch.load(FOLDER + '/net.pt')), FOLDER + '/back.pt')");
        var back = StateFile.Read(At("back.pt"));
        Assert.Equal(state.Keys, back.Select(entry => entry.Key));
        Assert.All(back, entry => Assert.True(StateFile.IsSame(entry.Values, state[entry.Key].detach())));
        Assert.Equal(state.Count, StateFile.Read(At("plain.pt")).Count);
    }

    [PyTorchFact]
    public void Parts_of_a_shared_storage_are_read_from_their_place()
    {
        Python("""
            from collections import OrderedDict
            whole = torch.arange(24.0).reshape(4, 6)
            torch.save(OrderedDict(whole=whole, part=whole[2:, 1:4], turned=whole.t(), half=whole.half(), number=torch.tensor(3)), FOLDER + '/views.pt')
            """);
        var read = StateFile.Read(At("views.pt")).ToDictionary(entry => entry.Key, entry => entry.Values);
        var whole = arange(24, dtype: float32).reshape(4, 6);
        Assert.True(StateFile.IsSame(read["part"], whole[2.., 1..4].contiguous()));
        Assert.True(StateFile.IsSame(read["turned"], whole.t().contiguous()));
        Assert.Equal(float16, read["half"].dtype);
        Assert.Equal(3, read["number"].item<long>());
    }

    [PyTorchFact]
    public void A_whole_model_is_refused_with_the_line_that_writes_its_state_dict()
    {
        Python("torch.save(torch.nn.Linear(2, 3), FOLDER + '/model.pt')");
        var error = Assert.Throws<NasException>(() => StateFile.Read(At("model.pt")));
        Assert.Equal(StateFile.Code, error.Code);
        Assert.Contains("torch.save(model.state_dict(), 'weights.pt')", error.Message, StringComparison.Ordinal);
    }

    [PyTorchFact]
    public void A_checkpoint_with_more_than_weights_is_refused()
    {
        Python("torch.save({'epoch': 3, 'state_dict': torch.nn.Linear(2, 3).state_dict()}, FOLDER + '/checkpoint.pt')");
        Assert.Contains("more than a state dict", Assert.Throws<NasException>(() => StateFile.Read(At("checkpoint.pt"))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Extensions))]
    public void A_file_that_is_something_else_is_refused_by_its_name(string extension)
    {
        var path = At("broken" + extension);
        File.WriteAllText(path, "This is no file of weights, whatever its name says. It goes on for a while.");
        var error = Assert.Throws<NasException>(() => StateFile.Read(path));
        Assert.Equal(StateFile.Code, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal($"There is no file '{At("none.pt")}'.", Assert.Throws<NasException>(() => StateFile.Read(At("none.pt"))).Message);

    private static Sequential Network() => Sequential(Conv2d(1, 4, 3, bias: false), BatchNorm2d(4), ReLU(), Flatten(), Linear(144, 3));

    private string At(string file) => Path.Combine(_folder, file);

    private void Python(string script)
    {
        var (code, text) = PythonProcess.Run(PythonProcess.Path, "-c", $"import torch\nFOLDER = '{_folder}'\n{script}");
        Assert.True(code == 0, text);
    }
}
